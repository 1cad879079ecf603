"""What pages ask, computed once for all visitors: the only room with st.cache_*."""
