module.exports = {
  forbidden: [
    { name: 'no-b', severity: 'error', from: { path: '^src/a' }, to: { path: '^src/b' } },
    { name: 'rev', severity: 'error', from: { path: '^src/b' }, to: { path: '^src/a' } },
  ],
  options: { parser: 'swc', tsPreCompilationDeps: true },
}
