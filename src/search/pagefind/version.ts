/** The version of Pagefind whose files are read here. Another version may write them otherwise: it stops the build. */
export const pagefindVersion = '1.6.0'
