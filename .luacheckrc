-- What Redis 7.0 gives to a library's functions, and no more. While the library loads there is even less: no string,
-- math or table, and no cjson.
std = {
  read_globals = {
    'assert', 'error', 'ipairs', 'math', 'next', 'pairs', 'pcall', 'setmetatable', 'string', 'table', 'tonumber',
    'tostring', 'type', 'unpack', 'cjson',
    redis = { fields = { 'call', 'pcall', 'sha1hex', 'register_function' } },
  },
}
max_line_length = 110
