/** What may stand around a year that is typed alone. Compared after folding. */
export const BEFORE_YEAR = ['سنة', 'عام', 'year']
export const HIJRI_YEAR = ['ه', 'هـ', 'هجري', 'هجرية', 'ah']
export const GREGORIAN_YEAR = ['م', 'ميلادي', 'ميلادية', 'ad', 'ce']
