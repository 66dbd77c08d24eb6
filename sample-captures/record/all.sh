#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Records all sample captures anew. Another folder than the repository's: OUT=folder record/all.sh
set -euo pipefail
cd "$(dirname "$0")"
for recipe in tcp-handshake-and-close http1-keep-alive one-lost-segment spurious-retransmission lost-tail lost-syn full-receiver gallery-http1 gallery-http2; do
    "./$recipe.sh"
done
