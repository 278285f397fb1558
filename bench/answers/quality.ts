import { readFileSync } from 'node:fs'
import { DEVELOPMENT, type Language } from './made.ts'

export const ASKED = 10
/** Pages by `doc_id`, best first. */
export type Finder = (text: string) => Promise<string[]>
export type Figures = { mrr: number; recall: number; ndcg: number }
/** `grades`: by `doc_id`; 2 answers it. */
export type Query = { text: string; grades: Map<string, number> }

export function queriesOf(language: Language): Query[] {
  const rows = (name: string) =>
    readFileSync(`${DEVELOPMENT}/${name}.dev.${language}.tsv`, 'utf8')
      .trim()
      .split('\n')
      .map(line => line.split('\t'))
  const queries = new Map<string, Query>()
  for (const [id = '', text = ''] of rows('queries')) queries.set(id, { text, grades: new Map() })
  for (const [id = '', page = '', grade] of rows('qrels')) queries.get(id)?.grades.set(page, Number(grade))
  return [...queries.values()]
}

/** MRR@10, Recall@10 and nDCG@10 with gain 2^grade - 1, each the mean over the queries. */
export async function figuresOf(queries: readonly Query[], find: Finder): Promise<Figures> {
  const sum: Figures = { mrr: 0, recall: 0, ndcg: 0 }
  for (const { text, grades } of queries) {
    const found = (await find(text)).slice(0, ASKED).map(page => grades.get(page) ?? 0)
    const first = found.findIndex(grade => grade > 0)
    sum.mrr += first < 0 ? 0 : 1 / (first + 1)
    sum.recall += found.filter(grade => grade > 0).length / grades.size
    sum.ndcg += gain(found) / gain([...grades.values()].sort((a, b) => b - a).slice(0, ASKED))
  }
  const mean = (total: number) => total / queries.length
  return { mrr: mean(sum.mrr), recall: mean(sum.recall), ndcg: mean(sum.ndcg) }
}

const gain = (grades: readonly number[]) =>
  grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0)
