// Types, lint and format of the whole house (npm run check). `npm test` runs the same steps first.
import { runSteps } from './check/run-steps.mjs'

const { failed } = await runSteps()
process.exitCode = failed === 0 ? 0 : 1
