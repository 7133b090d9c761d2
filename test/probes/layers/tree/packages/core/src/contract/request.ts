// fine
import * as v from 'valibot'
import { article } from '../articles/article.ts'
export const request = v.literal(article)
