// fine
export interface Thing {
  name: string
}
