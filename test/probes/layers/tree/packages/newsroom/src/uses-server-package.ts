// refused: newsroom, not there in production
import { Hono } from 'hono'
export const used = Hono
