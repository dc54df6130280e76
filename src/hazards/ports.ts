import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import { addressPorts, listeningPorts } from './listening.ts';
import type { Judged } from './types.ts';

/** First port that every user may bind (net.ipv4.ip_unprivileged_port_start, by default). */
const FIRST_UNPRIVILEGED = 1024;

/** Ports under 1024: Docker 20.10 and later lets every user bind them, other runtimes do not. */
export function lowPorts(judged: Judged): readonly Hazard[] {
  const { file, doings, stage } = judged;
  const exposed = doings.ports.filter(({ port }) => isLow(port)).map(({ by }) => instructionEvidence(file, by));
  const variables = doings.env
    .filter(({ name, value }) => portsOfVariable(name, value).some(isLow))
    .map(({ by }) => instructionEvidence(file, by));
  const { image, reference } = stage.rootImage;
  const aspnet = aspnetPorts(judged);
  const told = judged.entry.commands.filter(({ command }) => listeningPorts(command).some(isLow)).map((entry) => entry.evidence);
  const inherited = image?.lowPort === true && judged.entry.fromImage ? [{ text: `${reference} listens on port ${image.defaultPorts.join(', ')}` }] : [];
  const published = judged.uses.flatMap((use) => use.ports.filter(({ port }) => isLow(port)).map((each) => each.evidence));
  const evidence = [...exposed, ...published, ...variables, ...inherited, ...aspnet, ...told];
  if (evidence.length === 0) return [];
  return [{ code: 'low-port', level: 'unsafe', message: 'ports under 1024 are root\'s on container runtimes other than Docker 20.10 and later', evidence }];
}

/** A number by the name of a port, and an address to listen at by the name of one; ASP.NET's own are read by themselves. */
function portsOfVariable(name: string, value: string): readonly number[] {
  if (/(^|_)PORT$/.test(name)) return /^\d+$/.test(value) ? [Number(value)] : [];
  return /(ADDR|ADDRESS|LISTEN|BIND|URLS)(_|$)/.test(name) && !name.startsWith('ASPNETCORE_') ? addressPorts(value) : [];
}

function isLow(port: number): boolean {
  return port > 0 && port < FIRST_UNPRIVILEGED;
}

/** ASP.NET Core listens where these variables say; images before 8.0 set port 80. */
function aspnetPorts(judged: Judged): Hazard['evidence'] {
  const { doings, stage } = judged;
  const base = stage.rootImage.image?.env ?? {};
  // ASPNETCORE_URLS wins over ASPNETCORE_HTTP_PORTS.
  for (const name of ['ASPNETCORE_URLS', 'ASPNETCORE_HTTP_PORTS']) {
    const own = doings.env.findLast((env) => env.name === name);
    const value = own?.value ?? base[name];
    if (value === undefined) continue;
    const ports = value.split(/[;,]/).map((url) => Number(/(\d+)\/?$/.exec(url)?.[1] ?? (url.startsWith('https') ? 443 : 80)));
    const evidence = own === undefined ? { text: `${stage.rootImage.reference} sets ${name}=${value}` } : instructionEvidence(judged.file, own.by);
    return ports.some(isLow) ? [evidence] : [];
  }
  return [];
}
