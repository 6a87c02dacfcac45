import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Answer } from './ask.ts';
import type { Document, Operation } from './document.ts';
import type { Asked } from './requests.ts';

/** What is wrong with an answer, in a few words; null where it is as the document says. */
export type Judge = (operation: Operation, asked: Asked, answer: Answer) => string | null;

export function judgeBy(document: Document): Judge {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(document, 'document');
  const validators = new Map<string, ValidateFunction>();

  function validatorOf(operation: Operation, status: string, type: string): ValidateFunction {
    const steps = [
      'paths',
      operation.path,
      operation.method.toLowerCase(),
      'responses',
      status,
      'content',
      type,
      'schema',
    ];
    const pointer = `document#/${steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
    const found = validators.get(pointer) ?? ajv.compile({ $ref: pointer });
    validators.set(pointer, found);
    return found;
  }

  /** The operation that this is in truth: another method of the same path may be one too, or none. */
  function operationOf(operation: Operation, { method }: Asked): Operation | null {
    if (method === operation.method) return operation;
    const described = document.paths[operation.path]?.[method.toLowerCase()];
    return described
      ? { ...described, name: `${method} ${operation.path}`, method, path: operation.path }
      : null;
  }

  return (operation, asked, answer) => {
    if (answer.status === 0) return `no answer: ${answer.text}`;
    if (answer.status >= 500) return `${answer.status}: ${answer.text}`;
    if (/(\\n|\n)\s+at .+:\d+:\d+|node_modules|"stack"/.test(answer.text)) return `a stack: ${answer.text}`;
    if (asked.method === 'HEAD') return null;
    const real = operationOf(operation, asked);
    const [type = ''] = answer.type.split(';');
    if (!real)
      return isProblem(answer) ? null : `${answer.status} ${answer.type} is no problem: ${answer.text}`;
    const documented = real.responses[answer.status]?.content;
    if (!documented) return `${answer.status} is not documented: ${answer.text}`;
    if (!documented[type]) return `${answer.status} comes as ${answer.type}`;
    if (!type.endsWith('json')) return null;
    const validate = validatorOf(real, `${answer.status}`, type);
    return validate(JSON.parse(answer.text))
      ? null
      : `${answer.status} is not as documented: ${ajv.errorsText(validate.errors)}`;
  };

  function isProblem({ status, type, text }: Answer): boolean {
    if (!type.startsWith('application/problem+json')) return false;
    const problem = JSON.parse(text);
    return (
      problem.status === status && ajv.validate('document#/components/schemas/Problem', problem) === true
    );
  }
}
