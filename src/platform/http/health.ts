import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../database/database.ts';
import type { HttpServer } from './server.ts';
import type { Streams } from './streams.ts';

/** Whether the process lives, whether it can serve, and its numbers for Prometheus: routes and codes, never a URL. */
export function addHealthRoutes(
  server: HttpServer,
  { database, streams }: { database: Database; streams: Streams },
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'throughline_http_seconds',
    help: 'How long requests took, by route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'throughline_http_failures_total',
    help: 'Answers with status 500 and above',
    registers: [registry],
  });
  new Gauge({
    name: 'throughline_streams',
    help: 'Open screens that listen',
    registers: [registry],
    collect() {
      this.set(streams.size);
    },
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500) failures.inc();
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
  const hidden = { schema: { hide: true } };
  server.get('/healthz', hidden, async () => ({ status: 'alive' }));
  server.get('/readyz', hidden, async (_request, reply) => {
    try {
      await database.server.query('select 1');
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
  server.get('/metrics', hidden, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
