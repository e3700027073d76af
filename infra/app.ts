import { tierlineApp } from "./stack/tierline-app.ts";

tierlineApp().synth();
