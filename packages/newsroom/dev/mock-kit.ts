import type { DeskInput, DeskOutput, DeskRouteName } from '@warraq/core/contract/routes'
import type { DeskErrorBody } from '@warraq/core/contract/wire'

export class Refused extends Error {
  readonly status: number
  readonly body: DeskErrorBody
  constructor(status: number, body: DeskErrorBody) {
    super(body.code)
    this.status = status
    this.body = body
  }
}

export interface MockCall<Name extends DeskRouteName> {
  readonly input: DeskInput<Name>
  readonly params: Readonly<Record<string, number>>
}

/** One handler for each endpoint of the contract: the compiler finds a missing or a wrong one. */
export type Handlers = { [Name in DeskRouteName]: (call: MockCall<Name>) => DeskOutput<Name> }
