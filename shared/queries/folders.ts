/** The folders below queries/ that hold what people ask; their files are the saved queries of Athena. Names are unique over all of them. */
export const questionFolders = [".", "purchases", "effects", "review", "dashboards"] as const;
