// refused: eslint(no-console)
export const speak = (): void => {
  console.log('x')
}
