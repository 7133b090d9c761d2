/** Line drawings on a 20 × 20 grid, stroked. `mirror`: the drawing has a direction and turns with the page. */
export const ICONS = {
  strong: { mirror: false, path: 'M6 3.5h5a3.2 3.2 0 0 1 0 6.5H6zM6 10h6a3.2 3.2 0 0 1 0 6.5H6zM6.8 3.5v13' },
  emphasis: { mirror: false, path: 'M3 16.5h14M5.5 12.5 10 3l4.500 9.500M7 9.500h6' },
  link: {
    mirror: false,
    path: 'M8.500 11.500a3 3 0 0 0 4.300 0l3-3a3 3 0 0 0-4.300-4.300l-1 1M11.500 8.500a3 3 0 0 0-4.300 0l-3 3a3 3 0 0 0 4.300 4.300l1-1',
  },
  bullets: { mirror: true, path: 'M8 5h9M8 10h9M8 15h9M3.500 5h.01M3.500 10h.01M3.500 15h.01' },
  numbers: { mirror: true, path: 'M9 5h8M9 10h8M9 15h8M3 3.500h1.500v4M3 12.500h2.500L3 16.500h2.500' },
  quote: { mirror: true, path: 'M9.500 5 5.500 10l4 5M15 5l-4 5 4 5' },
  image: {
    mirror: false,
    path: 'M2.500 4h15v12h-15zM2.500 14l4.500-4.500 3.500 3.500 2.500-2.500 4.500 4.500M13 7.500h.01',
  },
  related: { mirror: true, path: 'M4 3h9l3 3v11H4zM7 9h6M7 12.500h6' },
  find: { mirror: false, path: 'M9 3.500a5.500 5.500 0 1 0 0 11a5.500 5.500 0 0 0 0-11M13 13l4.500 4.500' },
  outline: { mirror: true, path: 'M3 4.5h14M6 8.5h11M6 12h11M9 15.500h8' },
  direction: { mirror: false, path: 'M3 6h12M12 3l3 3-3 3M17 14H5M8 11l-3 3 3 3' },
  undo: { mirror: true, path: 'M7 5 3 9l4 4M3 9h9a5 5 0 0 1 0 9h-2' },
  redo: { mirror: true, path: 'm13 5 4 4-4 4M17 9H8a5 5 0 0 0 0 9h2' },
} as const satisfies Record<string, { mirror: boolean; path: string }>

export type IconName = keyof typeof ICONS
