namespace Tap.Tests.Guardrails.Cases.Secrets;

public sealed class SecretIsNoLiteralCases() : RuleCases("TAP-SECRET-1")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("a connection string in a description", """
            aws_sqs_queue.q { "description": "see postgresql://admin:Vx7-qLp2_zR9t@db.example.com:5432/app" }
            """),
        new RuleCase("one in that of a variable", """
            var.host { "description": "postgresql://admin:Vx7-qLp2_zR9t@db.example.com:5432/app" }
            """),
        new RuleCase(
            "a secret version",
            """
            aws_secretsmanager_secret_version.x { "secret_id": "orders", "secret_string": "Tr0ub4dor-9x!Lq7v" }
            """),
        new RuleCase(
            "a secret version by jsonencode",
            """aws_secretsmanager_secret_version.x { "secret_id": "orders", "secret_string": "${jsonencode({user = \"app\", """
            + """password = \"Tr0ub4dor-9x!Lq7v\"})}" }"""),
        new RuleCase(
            "a secret version by a local",
            """aws_secretsmanager_secret_version.x { "secret_id": "orders", "secret_string": "${local.s}" }""",
            """locals { "s": "Tr0ub4dor-9x!Lq7v" }"""),
        new RuleCase(
            "a secret version by a variable's default",
            """aws_secretsmanager_secret_version.x { "secret_id": "orders", "secret_string": "${var.s}" }""",
            """var.s { "type": "string", "sensitive": true, "default": "Tr0ub4dor-9x!Lq7v" }"""),
        new RuleCase(
            "a secret version by format()",
            """aws_secretsmanager_secret_version.x { "secret_id": "orders", "secret_string": "${format(\"%s-%s\", \"Tr0ub4dor\", """
            + """\"9x!Lq7v\")}" }"""),
        new RuleCase(
            "a secret version in binary",
            """
            aws_secretsmanager_secret_version.x { "secret_id": "orders", "secret_binary": "VHIwdWI0ZG9yLTl4IUxxN3Y=" }
            """),
        new RuleCase(
            "a secret version by base64decode()",
            """
            aws_secretsmanager_secret_version.x { "secret_id": "orders", "secret_string": "${base64decode(\"VHIwdWI0ZG9yLTl4IUxxN3Y=\")}" }
            """),
        new RuleCase(
            "part literal, part reference",
            """
            aws_secretsmanager_secret_version.x { "secret_id": "orders", "secret_string": "${var.user}:Tr0ub4dor-9x!Lq7v" }
            """,
            """var.user { "type": "string" }"""),
        new RuleCase(
            "a SecureString",
            """
            aws_ssm_parameter.x { "name": "/o/api-key", "type": "SecureString", "value": "Tr0ub4dor-9x!Lq7v" }
            """),
        new RuleCase(
            "a SecureString by a condition",
            """
            aws_ssm_parameter.x { "name": "/o/api-key", "type": "SecureString", "value": "${var.p ? \"Tr0ub4dor-9x!Lq7v\" : \"unset\"}" }
            """,
            """var.p { "type": "bool" }"""),
        new RuleCase(
            "a variable DB_PASSWORD",
            """aws_lambda_function.x { "environment": {"variables": {"DB_PASSWORD": "Tr0ub4dor-9x!Lq7v"}} }"""),
        new RuleCase(
            "a variable dbPassword",
            """aws_lambda_function.x { "environment": {"variables": {"dbPassword": "Tr0ub4dor-9x!Lq7v"}} }"""),
        new RuleCase(
            "a variable PASSPHRASE",
            """
            aws_lambda_function.x { "environment": {"variables": {"SIGNING_PASSPHRASE": "Tr0ub4dor-9x!Lq7v"}} }
            """),
        new RuleCase(
            "a variable API_KEY_V2",
            """aws_lambda_function.x { "environment": {"variables": {"API_KEY_V2": "Tr0ub4dor-9x!Lq7v"}} }"""),
        new RuleCase(
            "a variable CLIENT_CREDENTIALS",
            """
            aws_lambda_function.x { "environment": {"variables": {"CLIENT_CREDENTIALS": "Tr0ub4dor-9x!Lq7v"}} }
            """),
        new RuleCase(
            "a variable PWD of a database",
            """aws_lambda_function.x { "environment": {"variables": {"DB_PWD": "Tr0ub4dor-9x!Lq7v"}} }"""),
        new RuleCase(
            "a variable whose value is a local",
            """aws_lambda_function.x { "environment": {"variables": {"DB_PASSWORD": "${local.p}"}} }""",
            """locals { "p": "Tr0ub4dor-9x!Lq7v" }"""),
        new RuleCase(
            "variables by merge()",
            """aws_lambda_function.x { "environment": {"variables": "${merge({REGION = \"us-east-1\"}, {DB_PASSWORD = """
            + """\"Tr0ub4dor-9x!Lq7v\"})}"} }"""),
        new RuleCase(
            "a URL with user and password",
            """aws_lambda_function.x { "environment": {"variables": {"DATABASE_URL": "postgres://app:"""
            + """Tr0ub4dor-9x!Lq7v@db.example.com:5432/orders"}} }"""),
        new RuleCase(
            "a Slack webhook",
            """
            aws_lambda_function.x {
              "environment": { "variables": {"NOTIFY": "https://hooks.slack.com/services/T01ABCDEF/B02GHIJKL/a1B2c3D4e5F6g7H8i9J0k1L2"} }
            }
            """),
        new RuleCase(
            "a GitHub token under a harmless name",
            """
            aws_lambda_function.x { "environment": {"variables": {"CONFIG": "ghp_R4k9Zt2mQw8Lp5Xc7Vb3Nd6Hf1Js0Ay4Ue2G"}} }
            """),
        new RuleCase(
            "an access key under a harmless name",
            """aws_lambda_function.x { "environment": {"variables": {"CONFIG": "id=AKIAQX3NV7HDLT5MWPRZ"}} }"""),
        new RuleCase(
            "an access key in base64",
            """
            aws_lambda_function.x { "environment": {"variables": {"CONFIG": "YXdzX2FjY2Vzc19rZXlfaWQgPSBBS0lBUVgzTlY3SERMVDVNV1BSWg=="}} }
            """),
        new RuleCase(
            "a private key",
            """aws_lambda_function.x { "environment": {"variables": {"CONFIG": "-----BEGIN RSA PRIVATE """
            + """KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----"}} }"""),
        new RuleCase(
            "a JWT",
            """
            aws_lambda_function.x {
              "environment": {
                "variables": {
                  "CONFIG": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
                }
              }
            }
            """),
        new RuleCase(
            "a database's password",
            """
            aws_db_instance.x { "identifier": "o", "instance_class": "db.t4g.micro", "password": "Tr0ub4dor-9x!Lq7v" }
            """),
        new RuleCase(
            "the provider's keys",
            """provider.aws { "region": "us-east-1", "access_key": "AKIAQX3NV7HDLT5MWPRZ", "secret_key":"""
            + """ "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" }"""),
        new RuleCase(
            "the provider's keys by locals",
            """{ "provider": {"aws": [{"region": "us-east-1", "secret_key": "${local.k}"}]} }""",
            """locals { "k": "x7Rk2pQv9Lm4Zt8Wc3Nb6Hd1Fs5Jg0Ya7Ue2Ti9K" }"""),
        new RuleCase(
            "the backend's keys",
            """terraform { "backend": {"s3": {"bucket": "b", "key": "k", "region": "r", "secret_key":"""
            + """ "x7Rk2pQv9Lm4Zt8Wc3Nb6Hd1Fs5Jg0Ya7Ue2Ti9K"}} }"""),
        new RuleCase(
            "user data of an instance",
            """
            aws_instance.x { "ami": "ami-1", "instance_type": "t4g.micro", "user_data": "#!/bin/sh\nexport DB_PASSWORD=Tr0ub4dor-9x!Lq7v" }
            """),
        new RuleCase(
            "a stage's variable",
            """aws_api_gateway_stage.x { "rest_api_id": "a", "deployment_id": "d", "stage_name": "p", "variables": {"token":"""
            + """ "Tr0ub4dor-9x!Lq7v"} }"""),
        new RuleCase(
            "an authorization header of a connection",
            """
            aws_cloudwatch_event_connection.x {
              "name": "c",
              "authorization_type": "API_KEY",
              "auth_parameters": { "api_key": {"key": "x-api-key", "value": "Tr0ub4dor-9x!Lq7v"} }
            }
            """),
        new RuleCase("an output", """output.password { "value": "Tr0ub4dor-9x!Lq7v" }"""),
        new RuleCase("a local that nobody uses", """locals { "db_password": "Tr0ub4dor-9x!Lq7v" }"""),
        new RuleCase("a module's argument", """module.x { "source": "./m", "db_password": "Tr0ub4dor-9x!Lq7v" }"""),
        new RuleCase(
            "a container's definitions",
            """aws_ecs_task_definition.x { "container_definitions": "[{\"name\": \"o\", \"environment\": [{\"name\": """
            + """\"DB_PASSWORD\", \"value\": \"Tr0ub4dor-9x!Lq7v\"}]}]" }"""),
        new RuleCase(
            "user data in base64",
            """aws_instance.x { "user_data_base64": "ZXhwb3J0IERCX1BBU1NXT1JEPVRyMHViNGRvci05eCFMcTd2Cg==" }"""),
        new RuleCase(
            "a field of a document with references",
            """
            aws_secretsmanager_secret_version.x { "secret_string": "{\"user\":\"${var.user}\",\"password\":\"Tr0ub4dor-9x!Lq7v\"}" }
            """,
            """var.user {}"""),
        new RuleCase("a password that is a word", """aws_rds_cluster.x { "master_password": "changeme" }"""),
        new RuleCase("a password of digits", """aws_rds_cluster.x { "master_password": "12345678" }"""),
        new RuleCase("a password that is written once", """aws_rds_cluster.x { "master_password_wo": "Tr0ub4dor-9x!Lq7v" }"""),
        new RuleCase("a variable that is sensitive, by whatever name", """var.x { "sensitive": true, "default": "hunter2" }"""),
        new RuleCase(
            "a connection string",
            """
            aws_lambda_function.x { "environment": {"variables": {"STORE": "Server=db;User=app;Password=hunter2x;"}} }
            """),
        new RuleCase(
            "the key of a storage account",
            """aws_lambda_function.x { "environment": {"variables": {"STORE":"""
            + """ "DefaultEndpointsProtocol=https;AccountName=o;AccountKey=x7Rk2pQv9Lm4Zt8Wc3Nb6Hd1Fs5Jg0Ya7Ue2Ti9K=="}} }"""),
        new RuleCase(
            "a bearer token in a header",
            """aws_api_gateway_integration.x { "request_parameters": {"integration.request.header.Authorization": "'Bearer """
            + """x7Rk2pQv9Lm4Zt8Wc3Nb'"} }"""),
        new RuleCase(
            "a webhook beside a reference",
            """aws_lambda_function.x { "environment": {"variables": {"NOTIFY": "https:"""
            + """//hooks.slack.com/services/T01ABCDEF/B02GHIJKL/a1B2c3D4e5F6g7H8i9J0k1L2?x=${var.x}"}} }""",
            """var.x {}"""),
        new RuleCase("AWS's example key", """aws_s3_object.x { "content": "AKIAIOSFODNN7EXAMPLE" }"""),
        new RuleCase(
            "a name in one word",
            """aws_lambda_function.x { "environment": {"variables": {"dbpassword": "Tr0ub4dor-9x!Lq7v"}} }"""),
        new RuleCase("a data source's argument", """data.http.x { "request_headers": {"X-Api-Key": "Tr0ub4dor-9x!Lq7v"} }"""),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("'unset'", """aws_secretsmanager_secret_version.x { "secret_id": "orders", "secret_string": "unset" }"""),
        new RuleCase(
            "a variable without default",
            """aws_secretsmanager_secret_version.x { "secret_id": "orders", "secret_string": "${var.s}" }""",
            """var.s { "type": "string", "sensitive": true }"""),
        new RuleCase(
            "an ephemeral variable with 'unset'",
            """var.api_key { "type": "string", "sensitive": true, "ephemeral": true, "default": "unset" }""",
            """aws_ssm_parameter.x { "name": "/o/api-key", "type": "SecureString", "value_wo": "${coalesce(var.api_key, """
            + """\"unset\")}", "value_wo_version": 1 }"""),
        new RuleCase(
            "the path of a secret",
            """aws_lambda_function.x { "environment": {"variables": {"API_KEY_PARAMETER": "/orders/api-key"}} }"""),
        new RuleCase(
            "the ARN of a secret",
            """
            aws_lambda_function.x { "environment": {"variables": {"DB_SECRET_ARN": "${aws_secretsmanager_secret.x.arn}"}} }
            """,
            """aws_secretsmanager_secret.x { "name": "orders" }"""),
        new RuleCase(
            "a literal ARN of a secret",
            """aws_lambda_function.x { "environment": {"variables": {"API_KEY": "arn:aws:secretsmanager:us-east-1:123456789012:"""
            + """secret:orders-AbCdEf"}} }"""),
        new RuleCase("the lifetime of a token", """aws_lambda_function.x { "environment": {"variables": {"TOKEN_TTL": "3600"}} }"""),
        new RuleCase("a partition key", """aws_lambda_function.x { "environment": {"variables": {"PARTITION_KEY": "session_id"}} }"""),
        new RuleCase(
            "an object's key",
            """aws_s3_bucket.x { "bucket": "acme-orders" }""",
            """
            aws_s3_object.x { "bucket": "${aws_s3_bucket.x.id}", "key": "packages/orders-3f2a9c81d7e64b50.zip", "source": "orders.zip" }
            """),
        new RuleCase(
            "a table's hash key",
            """aws_dynamodb_table.x { "name": "orders", "hash_key": "id", "billing_mode": "PAY_PER_REQUEST", "attribute": """
            + """{"name": "id", "type": "S"} }"""),
        new RuleCase("a source hash", """aws_lambda_function.x { "source_code_hash": "q1x7Rk2pQv9Lm4Zt8Wc3Nb6Hd1Fs5Jg0Ya7Ue2Ti9K8=" }"""),
        new RuleCase(
            "a URL without password",
            """
            aws_lambda_function.x { "environment": {"variables": {"DATABASE_URL": "postgres://db.example.com:5432/orders"}} }
            """),
        new RuleCase("an empty variable", """aws_lambda_function.x { "environment": {"variables": {"API_KEY": ""}} }"""),
        new RuleCase(
            "a password by a resource",
            """
            aws_lambda_function.x { "environment": {"variables": {"DB_PASSWORD": "${random_password.p.result}"}} }
            """,
            """random_password.p { "length": 32 }"""),
        new RuleCase(
            "a document whose password is a resource's",
            """
            aws_secretsmanager_secret_version.x { "secret_string": "{\"username\":\"app\",\"password\":\"${random_password.p.result}\"}" }
            """),
        new RuleCase(
            "an address with a password by reference",
            """
            aws_lambda_function.x { "environment": {"variables": {"DATABASE_URL": "postgres://app:${var.p}@db.example.com/orders"}} }
            """,
            """var.p {}"""),
        new RuleCase(
            "a parameter that holds no secret, and the ARN of one",
            """aws_ssm_parameter.x { "type": "String", "value": "INFO" }""",
            """aws_lambda_function.x { "environment": {"variables": {"API_KEY_SECRET": "${aws_secretsmanager_secret.key.arn}","""
            + """ "MONKEY": "x"}} }"""),
        new RuleCase(
            "units of tokens",
            """aws_cognito_user_pool_client.x { "token_validity_units": {"access_token": "hours"}, "explicit_auth_flows": """
            + """["ALLOW_USER_PASSWORD_AUTH"] }"""),
        new RuleCase(
            "specifications of keys",
            """
            aws_kms_key.x { "customer_master_key_spec": "SYMMETRIC_DEFAULT", "key_usage": "ENCRYPT_DECRYPT" }
            """),
        new RuleCase(
            "names that hold the word",
            """
            aws_lambda_function.x {
              "environment": {
                "variables": {
                  "KEYBOARD": "qwertz1234",
                  "TOKENIZER": "bert2048",
                  "MAX_TOKENS": "4096",
                  "PUBLIC_KEY": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"
                }
              }
            }
            """),
        new RuleCase(
            "a policy about secrets",
            """aws_iam_policy.x { "policy": "{\"Statement\":[{\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":\"arn:"""
            + """aws:secretsmanager:us-east-1:123456789012:secret:o-AbCdEf\"}]}" }"""),
    ];
}
