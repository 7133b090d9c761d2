/** What crosses a border between threads, processes and databases. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }
