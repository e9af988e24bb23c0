import { type MessagePort, parentPort } from 'node:worker_threads'
import { breathe, isSamewiseError } from '../base'
import { compilePlan, type Plan } from '../entity'
import type { SentPlan } from '../resolve'
import { dataTables } from './data-tables'
import { readExtensions } from './extensions'
import type { GroundOrder, SentFailure, SentGround, WorkOrder, WorkReport } from './thread-message'

/**
 * What other threads may be asked to do, by name: what a unit's work is, once what all units need has arrived; or what such work builds on.
 *
 * @internal
 */
export type ThreadTasks = Readonly<Record<string, (plan: Plan, shared: never, ground: never) => unknown>>

/**
 * Makes the calling thread one of a `threadPool`: it takes units of work until none is left.
 *
 * @throws Error on the main thread
 * @internal
 */
export function serveThread(tasks: ThreadTasks): void {
  const port = parentPort
  if (port === null) throw new Error('This is the program of a worker thread; threadPool starts it.')
  let ground: Promise<unknown> | undefined
  port.on('message', (order: WorkOrder | GroundOrder) => {
    if (order.ground === undefined) ground = undefined
    else if (order.ground.shared !== undefined) {
      ground = openGround(order.ground, tasks)
      // Told by the works that build on it.
      ground.catch(() => undefined)
    }
    if ('run' in order) void work(order, ground, tasks, port)
  })
}

async function openGround({ task, shared }: SentGround, tasks: ThreadTasks): Promise<unknown> {
  return tasks[task](await compile(shared?.plan as SentPlan), shared as never, undefined as never)
}

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

async function work(
  { run, task, shared, units, inBackground, next }: WorkOrder,
  ground: Promise<unknown> | undefined,
  tasks: ThreadTasks,
  port: MessagePort,
): Promise<void> {
  const report = (message: WorkReport, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)
  try {
    const open = tasks[task] as (plan: Plan, shared: unknown, ground: unknown) => (unit: unknown) => unknown
    const doUnit = open(await compile(shared.plan as SentPlan), shared, await ground)
    for (let unit = Atomics.add(next, 0, 1); unit < units.length; unit = Atomics.add(next, 0, 1)) {
      const output = await doUnit(units[unit])
      report({ run, unit, output }, ownMemory(output))
      if (inBackground) await breathe()
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
