import { parentPort } from 'node:worker_threads'
import { isSamewiseError } from '../base'
import { compilePlan, type Plan } from '../entity'
import { type SentPlan, threadTasks } from '../resolve'
import { dataTables } from './data-tables'
import { readExtensions } from './extensions'
import type { SentFailure, WorkOrder, WorkReport } from './thread-message'

// The program of a thread of `threadPool`: it takes units of work until none is left.

const port = parentPort
if (port === null) throw new Error('This module is the program of a worker thread; threadPool starts it.')

/** The plan compiled last, by its text: the stages of a job come with the same one. */
let compiled: { readonly text: string; readonly plan: Plan } | undefined

async function compile({ config, data }: SentPlan): Promise<Plan> {
  const text = JSON.stringify([config, data])
  if (compiled?.text === text) return compiled.plan
  const { kinds } = await readExtensions(config.extensions ?? [])
  const plan = compilePlan(config, kinds, await Promise.all(data.map((name) => dataTables[name]())))
  compiled = { text, plan }
  return plan
}

async function work({ run, task, shared, units, next }: WorkOrder): Promise<void> {
  const report = (message: WorkReport, transfer: ArrayBuffer[] = []): void => port?.postMessage(message, transfer)
  try {
    const doUnit = threadTasks[task](await compile(shared.plan as SentPlan), shared as never)
    for (let unit = Atomics.add(next, 0, 1); unit < units.length; unit = Atomics.add(next, 0, 1)) {
      const output = doUnit(units[unit] as never)
      report({ run, unit, output }, ownMemory(output))
    }
  } catch (error) {
    report({ run, failure: failureOf(error) })
  }
}

/** Memory of the arrays in an output, which is handed over and not copied. */
function ownMemory(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : []
  if (typeof value !== 'object' || value === null) return []
  return [...new Set(Object.values(value).flatMap(ownMemory))]
}

function failureOf(error: unknown): SentFailure {
  if (isSamewiseError(error)) return { error: error.message, code: error.code, where: error.where }
  // What somebody's own code throws may be anything, also what cannot be sent.
  return { error: error instanceof Error ? new Error(error.message, { cause: error.stack }) : new Error(String(error)) }
}

port.on('message', (order: WorkOrder) => void work(order))
