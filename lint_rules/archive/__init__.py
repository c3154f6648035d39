"""A news archive too big for one machine: Arrow in, Arrow out, over shards that Ray spreads.

The unit of work is a shard: a piece of the input that is read, linted and written as one Parquet file under a name
that the plan gave it. A shard that is done twice writes the same file twice, so a killed worker, node or driver costs
time and nothing else.
"""
