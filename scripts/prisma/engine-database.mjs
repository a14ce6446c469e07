/**
 * The schema engine's way to a database: Prisma's own Postgres adapter, with four things mended that a query client
 * never meets and a schema engine does (each is named where it is mended).
 */
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  mockMigrationAwareAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** The type of `"char"` columns in Postgres' own catalogues, which the adapter does not know, and of `text`. */
const catalogueChar = 18;
const text = 25;

/** The adapter factory that the engine asks for connections. */
export function createAdapterFactory(url) {
  const { config, schema } = readUrl(url);
  return bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(config, schema),
    connectToShadowDb: () => connectToShadow(config, schema),
  });
}

/**
 * A stand-in for comparing two schema files: it answers the question the engine asks as soon as it is made (is the
 * schema there, which version) and refuses everything else.
 */
export function createOfflineFactory() {
  const mock = mockMigrationAwareAdapterFactory('postgres');
  const version = {
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, 'PostgreSQL 18.0', 180000]],
  };
  const connect = async () => ({ ...(await mock.connect()), queryRaw: async () => version });
  return bindMigrationAwareSqlAdapterFactory({ ...mock, connect });
}

/** Connects once, or throws the driver's error. */
export async function probe(url) {
  await withClient(readUrl(url).config, (client) => client.query('SELECT 1'));
}

/** Creates the database that the URL names, as the native engine does for a missing one. */
export async function createDatabase(url) {
  const { config } = readUrl(url);
  await withClient({ ...config, database: 'postgres' }, (client) =>
    client.query(`CREATE DATABASE ${pg.escapeIdentifier(config.database)}`),
  );
  return { databaseName: config.database };
}

/** Prisma's code and words for a connection that failed. */
export function describeConnectionError(error, url) {
  const { host, port, database } = readUrl(url).config;
  if (error.code === '3D000') return { code: 'P1003', message: `Database \`${database}\` does not exist` };
  if (error.code === '28P01') return { code: 'P1000', message: `Authentication failed against \`${host}\`` };
  return { code: 'P1001', message: `Can't reach database server at \`${host}:${port}\`: ${error.message}` };
}

/** Fields apart, not `connectionString`: that would win over the shadow database's name. */
function readUrl(url) {
  if (url === '') return { config: {}, schema: undefined };
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  const schema = new URL(url).searchParams.get('schema') ?? undefined;
  return { config: { host, port, user, password, database, ssl }, schema };
}

async function connect(config, schema) {
  const pool = new pg.Pool(config);
  const adapter = await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect();
  adapter.queryRaw = readCatalogueChars(adapter);
  // The adapter cuts a script at every semicolon, also inside functions and strings. Postgres takes it whole.
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error) => adapter.onError(error));
  };
  return adapter;
}

/** The adapter's `queryRaw`, which also reads columns of type `"char"`: the catalogues are full of them. */
function readCatalogueChars(adapter) {
  const queryRaw = adapter.queryRaw;
  return async (query) => {
    const columns = [];
    const performIO = async (request) => {
      const result = await adapter.performIO(request);
      result.fields.forEach((field, index) => {
        if (field.dataTypeID !== catalogueChar) return;
        field.dataTypeID = text;
        columns.push(index);
      });
      return result;
    };
    const result = await queryRaw.call(Object.create(adapter, { performIO: { value: performIO } }), query);
    for (const index of columns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
}

async function connectToShadow(config, schema) {
  const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
  await withClient(config, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`));
  const adapter = await connect({ ...config, database }, schema);
  const close = adapter.dispose.bind(adapter);
  // Postgres refuses to drop a database while somebody is connected, so the adapter's own order fails.
  adapter.dispose = async () => {
    await close();
    await withClient(config, (client) => client.query(`DROP DATABASE ${pg.escapeIdentifier(database)}`));
  };
  return adapter;
}

async function withClient(config, use) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
