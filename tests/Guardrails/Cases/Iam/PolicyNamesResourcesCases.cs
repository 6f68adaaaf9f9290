using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Iam;

internal sealed class PolicyNamesResourcesCases() : RuleCases("TAP-IAM-2")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. new[]
        {
            "*", "?*", "arn:*", "arn:aws:*", "arn:aws:s3:::*", "arn:aws:s3:::?*", "arn:aws:s3:::*/*", "arn:aws:s3:::a*",
            "arn:aws:dynamodb:*:*:table/*", "arn:aws:dynamodb:us-east-1:123456789012:table/*", "arn:aws:dynamodb:us-east-1:*:table/orders",
            "arn:aws:dynamodb:us-east-1:12345678901?:table/orders", "arn:aws:dynamodb:us-east-1:123456789012:*/orders",
            "arn:aws:d*:us-east-1:123456789012:table/orders", "arn:aws:lambda:us-east-1:123456789012:function:*",
            "arn:aws:lambda:us-east-1:123456789012:function*", "arn:aws:sqs:us-east-1:123456789012:*",
                "arn:aws:sns:us-east-1:123456789012:*",
            "arn:aws:kms:us-east-1:123456789012:key/*", "arn:aws:ec2:us-east-1:123456789012:instance/i-*",
            "arn:aws:ec2:us-east-1:123456789012:subnet/subnet-*", "arn:aws:ssm:us-east-1:123456789012:parameter/*",
            "arn:aws:logs:us-east-1:123456789012:log-group:*", "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/*",
            "arn:aws:iam::123456789012:role/*", "arn:aws:apigateway:us-east-1::/restapis/*",
                "arn:aws:s3:us-east-1:123456789012:accesspoint/*",
        }.Select(resource => new RuleCase(resource, Policy(On($"\"{resource}\"")))),
        new("in a list", Policy(On($$"""["{{Table}}", "*"]"""))),
        new("account by a local", Policy(On("\"arn:aws:ssm:us-east-1:${local.id}:parameter/*\"")), """locals { "id": "123456789012" }"""),
        new("a star in a local", Policy(On("\"${local.arn}\"")), """locals { "arn": "*" }"""),
        new("a bucket that the caller names", Policy(On("\"arn:aws:s3:::$${aws:RequestTag/bucket}/*\""))),
        new("all but some", Policy("""{ "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::secret/*" }""")),
        new("every principal has an ARN", Policy(On("\"*\"", """{ "StringLike": { "aws:PrincipalArn": "*" } }"""))),
        new("any tag", Policy(On("\"*\"", """{ "StringLike": { "aws:ResourceTag/app": "*" } }"""))),
        new("a tag that may be missing", Policy(On("\"*\"", """{ "StringEqualsIfExists": { "aws:ResourceTag/app": "tap" } }"""))),
        new("a tag that no value may have", Policy(On("\"*\"", """{ "ForAllValues:StringEquals": { "aws:ResourceTag/app": "tap" } }"""))),
        new("another tag", Policy(On("\"*\"", """{ "StringNotEquals": { "aws:ResourceTag/app": "other" } }"""))),
        new("everything of the account", Policy(On("\"*\"", """{ "StringEquals": { "aws:ResourceAccount": "123456789012" } }"""))),
        new("metrics of every namespace", Policy("""{ "Action": "cloudwatch:PutMetricData", "Resource": "*" }""")),
        new("with an action that has no resources", Policy("""{ "Action": ["xray:PutTraceSegments", "s3:GetObject"], "Resource": "*" }""")),
        new("a policy document",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            """data.aws_iam_policy_document.d { "statement": [{ "actions": ["dynamodb:GetItem"], "resources": ["*"] }] }"""),
        new("jsonencode", Encoded("aws_iam_policy.p", "policy", """{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }""")),
        new("a variable", Policy(On("\"${var.arn}\"")), "var.arn {}") { IsUnproven = true },
        new("an account in a variable", Policy(On("\"arn:aws:sqs:us-east-1:${var.id}:orders\"")), "var.id {}") { IsUnproven = true },
        new("a name in a variable", Policy(On("\"arn:aws:s3:::${var.bucket}/*\"")), "var.bucket {}") { IsUnproven = true },
        new("an ARN that a parameter holds", Policy(On("\"${data.aws_ssm_parameter.p.value}\"")),
            """data.aws_ssm_parameter.p { "name": "arn" }""") { IsUnproven = true },
        new("a module's output", Policy(On("\"${module.queue.arn}\"")), """module.queue { "source": "./queue" }""") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        .. new[]
        {
            Table, $"{Table}-*", "arn:aws:s3:::orders/*", "arn:aws:dynamodb:*:123456789012:table/orders", "arn:aws-cn:s3:::orders-*",
            "arn:*:s3:::orders", "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/orders-*",
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-??????", "arn:aws:ssm:us-east-1:123456789012:parameter/orders/*",
            "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/*/GET/*", "arn:aws:apigateway:us-east-1::/restapis/a1b2c3/*",
            "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:*:autoScalingGroupName/orders-*",
            "arn:aws:iam::123456789012:user/$${aws:username}",
        }.Select(resource => new RuleCase(resource, Policy(On($"\"{resource}\"")))),
        new("a table and its indexes by reference",
            Policy(On("""["${aws_dynamodb_table.t.arn}", "${aws_dynamodb_table.t.arn}/index/*"]""")), "aws_dynamodb_table.t {}"),
        new("objects of a bucket by reference", Policy(On("\"${aws_s3_bucket.b.arn}/*\"")), "aws_s3_bucket.b {}"),
        new("log streams of a group by reference", Policy(On("\"${aws_cloudwatch_log_group.g.arn}:*\"")), "aws_cloudwatch_log_group.g {}"),
        new("account and name by reference",
            Policy(On("\"arn:aws:sqs:us-east-1:${data.aws_caller_identity.me.account_id}:${aws_sqs_queue.q.name}\"")),
            "data.aws_caller_identity.me {}", "aws_sqs_queue.q {}"),
        new("a prefix before a variable", Policy(On("\"arn:aws:s3:::orders-${var.stage}/*\"")), "var.stage {}"),
        new("an expression", Encoded("aws_iam_policy.p", "policy", """
            { Effect = "Allow", Action = ["sqs:SendMessage"], Resource = aws_sqs_queue.q.arn }
            """), "aws_sqs_queue.q {}"),
        new("a policy document",
            """aws_iam_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            """
            data.aws_iam_policy_document.d { "statement": { "actions": ["sqs:SendMessage"], "resources": ["${aws_sqs_queue.q.arn}"] } }
            """,
            "aws_sqs_queue.q {}"),
        new("metrics of a namespace", Policy("""
            { "Action": "cloudwatch:PutMetricData", "Resource": "*", "Condition": { "StringEquals": { "cloudwatch:namespace": "Orders" } } }
            """.Trim())),
        new("a tag", Policy(On("\"*\"", """{ "StringEquals": { "aws:ResourceTag/app": "tap" } }"""))),
        new("one of some tags", Policy(On("\"*\"", """{ "ForAnyValue:StringLike": { "aws:ResourceTag/app": ["tap-*", "orders"] } }"""))),
        new("the account by a condition",
            Policy(On("\"arn:aws:s3:us-east-1:*:accesspoint/orders\"",
                """{ "StringEquals": { "aws:ResourceAccount": "${var.id}" } }""")), "var.id {}"),
        new("the own account, by a variable", Policy(
            On("\"arn:aws:s3:us-east-1:*:accesspoint/orders\"",
                """{ "StringEquals": { "aws:ResourceAccount": "$${aws:PrincipalAccount}" } }"""))),
        new("actions without resources", Policy("""
            { "Action": ["xray:PutTraceSegments", "XRay:PutTelemetryRecords", "ec2:DescribeSubnets", "logs:CreateLogDelivery"],
                "Resource": "*" }
            """.Trim())),
        new("log groups, which are found by listing all", Policy("""
            { "Action": "logs:DescribeLogGroups", "Resource": "arn:aws:logs:us-east-1:123456789012:log-group:*" }
            """.Trim())),
        new("a Deny", Policy(On($"\"{Table}\""), """{ "Effect": "Deny", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::a" }""")),
        new("a key's own policy", Of("aws_kms_key.k", "policy",
            """{ "Principal": { "AWS": "123456789012" }, "Action": "kms:DescribeKey", "Resource": "*" }""")),
    ];

    private static string On(string resource, string? condition = null) =>
        $$"""{ "Action": "dynamodb:GetItem", "Resource": {{resource}}{{Condition(condition)}} }""";
}
