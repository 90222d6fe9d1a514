FROM python:3.13-slim AS build
RUN python -m venv /opt/gql-packages
ENV PATH=/opt/gql-packages/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
COPY requirements/production.txt requirements/
RUN pip install --require-hashes -r requirements/production.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN pip install --no-build-isolation --no-deps .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home gql-packages \
    && install --directory --owner 10001 --mode 0700 /data
COPY --from=build /opt/gql-packages /opt/gql-packages
ENV PATH=/opt/gql-packages/bin:$PATH PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 PORT=8000 GQL_PACKAGES_DATA=/data
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["python", "-c", \
    "import os, urllib.request as web; web.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/livez', timeout=2)"]
ENTRYPOINT ["gql-packages"]
CMD ["serve"]
