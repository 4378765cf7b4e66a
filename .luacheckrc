-- Redis gives a function library these and nothing else; cjson is there inside a call only.
std = { read_globals = { 'assert', 'error', 'ipairs', 'math', 'next', 'pairs', 'pcall', 'select', 'string', 'table', 'tonumber', 'tostring', 'type', 'unpack', 'redis', 'cjson' } }
max_line_length = 120
