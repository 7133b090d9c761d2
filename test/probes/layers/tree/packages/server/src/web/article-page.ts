// fine
import { Hono } from 'hono'
import type { Call } from '../actions/call.ts'
import { articles } from '../store/reader/articles.ts'
export const page: [unknown, unknown, Call?] = [Hono, articles]
