// refused: unused directive
// oxlint-disable-next-line eslint/no-var
export const nothing = 1
