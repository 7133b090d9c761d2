/** ISO 3166-1 codes offered first: the members of the Arab League, then places with large Arabic newsrooms. */
export const COUNTRIES: readonly string[] = [
  'DZ', 'BH', 'KM', 'DJ', 'EG', 'IQ', 'JO', 'KW', 'LB', 'LY', 'MR', 'MA', 'OM', 'PS', 'QA', 'SA', 'SO', 'SD', 'SY', 'TN',
  'AE', 'YE', 'TR', 'FR', 'DE', 'GB', 'US', 'SE',
]
