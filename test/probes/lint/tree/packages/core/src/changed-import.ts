// refused: import(no-mutable-exports)
export let counter = 0
export const count = (): void => {
  counter += 1
}
