import type { Column, TableInfo } from './catalogue.ts';

/**
 * Functions of a test database that store a world and say what actors see and may write, one round trip for many of
 * them. They run with the rights of whoever calls them, so the policies decide as they do for the server.
 */
export function probeFunctions(tables: TableInfo[]): string {
  return `
    create schema probe;
    grant usage on schema probe to public;
    ${storeFunction(tables)}
    ${enterFunction}
    ${seeFunction(tables)}
    ${tables.map(insertFunction).join('\n')}
    ${insertsFunction}
    ${statementsFunction}
    grant execute on all functions in schema probe to public;
  `;
}

/** Days in a world become instants; what a world does not name is filled in. */
function storeFunction(tables: TableInfo[]): string {
  const inserts = tables.map(
    ({ name, columns }) => `
      insert into ${name} (${columns.map((column) => column.name).join(', ')})
      select ${columns.map(storedValue).join(', ')} from jsonb_array_elements(world->'${name}') r;`,
  );
  return `create function probe.store(world jsonb) returns void language plpgsql as $$ begin ${inserts.join('')} end $$;`;
}

function storedValue({ name, type, required, fallback }: Column): string {
  const text = `r->>'${name}'`;
  const given: Record<string, string> = {
    'timestamp with time zone': `app.now() + make_interval(days => (${text})::int)`,
    bytea: `decode(${text}, 'hex')`,
    jsonb: `r->'${name}'`,
    'text[]': `array(select jsonb_array_elements_text(r->'${name}'))`,
    'uuid[]': `array(select jsonb_array_elements_text(r->'${name}'))::uuid[]`,
    'date[]': `array(select jsonb_array_elements_text(r->'${name}'))::date[]`,
  };
  const fillers: Record<string, string> = {
    text: `'x'`,
    jsonb: `'{}'`,
    bytea: `'\\x00'`,
    integer: '1',
    bigint: '1',
    numeric: '1',
    boolean: 'false',
    'text[]': `'{}'`,
    date: 'app.now()::date',
    'timestamp with time zone': 'app.now()',
    tsvector: `'words'`,
  };
  const filler = fallback ?? (required ? (fillers[type] ?? 'null') : 'null');
  return `case when r ? '${name}' then ${given[type] ?? `(${text})::${type}`} else ${filler} end`;
}

const enterFunction = `
  create function probe.enter(who jsonb) returns void language plpgsql as $$
  begin
    perform set_config(name, '', true)
      from unnest(array['app.kind', 'app.id', 'app.organization', 'app.desk', 'app.customer']) name;
    case who->>'kind'
      when 'person' then perform app.enter_person((who->>'id')::uuid, (who->>'organization')::uuid);
      when 'token' then perform app.enter_token(decode(who->>'hash', 'hex'));
      when 'customer-link' then perform app.enter_customer_link(decode(who->>'hash', 'hex'));
      when 'task-link' then perform app.enter_task_link(decode(who->>'hash', 'hex'));
      when 'referral-link' then perform app.enter_referral_link(decode(who->>'hash', 'hex'));
      when 'preparation-link' then perform app.enter_preparation_link(decode(who->>'hash', 'hex'));
      when 'proposal-link' then perform app.enter_proposal_link(decode(who->>'hash', 'hex'));
      when 'desk-system', 'mailer' then perform app.enter_desk_system((who->>'desk')::uuid);
      when 'operator' then perform app.enter_operator();
      when 'nobody' then null;
    end case;
  end $$;`;

/** What each of these actors sees: for each table the keys of its rows, or the code of the refusal. */
function seeFunction(tables: TableInfo[]): string {
  const reads = tables.map(({ name, key }) => {
    const keys = key.map((column) => `${column}::text`).join(` || '/' || `);
    return `
      if those is null or '${name}' = any (those) then
        begin
          found := found || jsonb_build_object('${name}', (select coalesce(jsonb_agg(${keys}), '[]') from ${name}));
        exception when others then
          found := found || jsonb_build_object('${name}', sqlstate);
        end;
      end if;`;
  });
  return `create function probe.see(who jsonb, those text[]) returns setof jsonb language plpgsql as $$
    declare one jsonb; found jsonb;
    begin
      for one in select jsonb_array_elements(who) loop
        begin
          found := '{}';
          perform probe.enter(one);
          ${reads.join('')}
          return next found;
        exception when sqlstate 'TL400' or sqlstate 'TL401' or sqlstate 'TL403' then
          return next to_jsonb(sqlstate);
        end;
      end loop;
    end $$;`;
}

function insertFunction({ name, columns }: TableInfo): string {
  const writable = columns.filter((column) => column.insertable.includes('server'));
  const into = writable.length > 0 ? writable : columns;
  return `create function probe.insert_${name}(r jsonb) returns void language plpgsql as $$ begin
    insert into ${name} (${into.map((column) => column.name).join(', ')}) values (${into.map(storedValue).join(', ')});
  end $$;`;
}

/** For each actor tries to write each row and takes it back: the code of the refusal, or ok. */
const insertsFunction = `
  create function probe.insert(tries jsonb) returns setof text[] language plpgsql as $$
  declare one jsonb; attempt jsonb; outcomes text[];
  begin
    for one in select jsonb_array_elements(tries) loop
      outcomes := '{}';
      perform probe.enter(one->'who');
      for attempt in select jsonb_array_elements(one->'attempts') loop
        begin
          execute format('select probe.insert_%I($1)', attempt->>'table') using attempt->'row';
          raise exception using errcode = 'PROBE';
        exception when others then
          outcomes := outcomes || case sqlstate when 'PROBE' then 'ok' else sqlstate::text end;
        end;
      end loop;
      return next outcomes;
    end loop;
  end $$;`;

/** For each actor runs each statement and takes it back: how many rows it touched, or the code of the refusal. */
const statementsFunction = `
  create function probe.run(tries jsonb) returns setof text[] language plpgsql as $$
  declare one jsonb; statement text; touched int; outcomes text[];
  begin
    for one in select jsonb_array_elements(tries) loop
      outcomes := '{}';
      perform probe.enter(one->'who');
      for statement in select jsonb_array_elements_text(one->'attempts') loop
        begin
          execute statement;
          get diagnostics touched = row_count;
          raise exception using errcode = 'PROBE';
        exception when others then
          outcomes := outcomes || case sqlstate when 'PROBE' then touched::text else sqlstate::text end;
        end;
      end loop;
      return next outcomes;
    end loop;
  end $$;`;
