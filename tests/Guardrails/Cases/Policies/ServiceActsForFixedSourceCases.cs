using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class ServiceActsForFixedSourceCases() : RuleCases("TAP-POLICY-2")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("S3 sends to a queue", Queue("\"s3.amazonaws.com\"")),
        new("one of some services", Queue("""["lambda.amazonaws.com", "events.amazonaws.com"]""")),
        new("a service of a Region", Queue("\"logs.us-east-1.amazonaws.com\"")),
        new("a service of the Region", Queue("\"logs.${data.aws_region.r.name}.amazonaws.com\""), "data.aws_region.r {}"),
        new("a service in China", Queue("\"s3.amazonaws.com.cn\"")),
        new("a missing source", Queue("\"s3.amazonaws.com\"", """{ "ArnLikeIfExists": { "aws:SourceArn": "arn:aws:s3:::orders" } }""")),
        new("a source of any account", Queue("\"sns.amazonaws.com\"", """{ "ArnLike": { "aws:SourceArn": "arn:aws:sns:*:*:*" } }""")),
        new("another condition", Queue("\"sns.amazonaws.com\"", """{ "Bool": { "aws:SecureTransport": "true" } }""")),
        new("a key", Of("aws_kms_key.k", "policy",
            """{ "Principal": { "Service": "cloudwatch.amazonaws.com" }, "Action": "kms:Decrypt", "Resource": "*" }""")),
        new("a policy document",
            """aws_sns_topic_policy.p { "policy": "${data.aws_iam_policy_document.d.json}" }""",
            """
            data.aws_iam_policy_document.d { "statement": { "actions": ["sns:Publish"], "resources": ["*"],
                "principals": { "type": "Service", "identifiers": ["events.amazonaws.com"] } } }
            """),
        new("an account in a variable that may be a pattern",
            Queue("\"s3.amazonaws.com\"", """{ "StringLike": { "aws:SourceAccount": "${var.id}" } }"""), "var.id {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("a bucket", Queue("\"s3.amazonaws.com\"", """{ "ArnEquals": { "aws:SourceArn": "arn:aws:s3:::orders" } }""")),
        new("a rule by reference",
            Queue("\"events.amazonaws.com\"", """{ "ArnLike": { "AWS:SourceArn": ["${aws_cloudwatch_event_rule.r.arn}"] } }"""),
            "aws_cloudwatch_event_rule.r {}"),
        new("an account", Queue("[\"sns.amazonaws.com\"]", """{ "StringEquals": { "aws:SourceAccount": "123456789012" } }""")),
        new("an organization", Queue("\"cloudtrail.amazonaws.com\"", """{ "StringEquals": { "aws:SourceOrgID": "o-abc1234567" } }""")),
        new("alarms of the account", Queue("\"cloudwatch.amazonaws.com\"", """
            { "ArnLike": { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:${local.id}:alarm:*" } }
            """), """locals { "id": "123456789012" }"""),
        new("a service that tells no source", Queue("\"ec2.amazonaws.com\"")),
        new("it is refused", Of("aws_sqs_queue_policy.q", "policy",
            """{ "Effect": "Deny", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*" }""")),
        new("a role", Role("""{ "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }""")),
    ];

    private static string Queue(string services, string? condition = null) => Of("aws_sqs_queue_policy.q", "policy",
        $$"""
        { "Principal": { "Service": {{services}} }, "Action": "sqs:SendMessage", "Resource": "*"{{Condition(condition)}} }
        """);
}
