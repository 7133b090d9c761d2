// fine
export interface Call { name: string }
