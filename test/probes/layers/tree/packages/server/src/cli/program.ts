// fine
import { Command } from 'commander'
import { publishArticle } from '../actions/articles/publish-article.ts'
export const used = [Command, publishArticle]
