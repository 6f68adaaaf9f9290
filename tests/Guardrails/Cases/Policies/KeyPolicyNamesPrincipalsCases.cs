using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class KeyPolicyNamesPrincipalsCases() : PrincipalCases("TAP-KMS-1", "aws_kms_key", "policy", "kms:Decrypt")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. base.Bad,
        new("in a resource of its own", Of("aws_kms_key_policy.p", "policy",
            """{ "Principal": { "AWS": ["*"] }, "Action": "kms:Decrypt", "Resource": "*" }""")),
        new("a replica", Of("aws_kms_replica_key.k", "policy", """{ "Principal": "*", "Action": "kms:Decrypt", "Resource": "*" }""")),
        new("through a service, of any account", Of("aws_kms_key.k", "policy", """
            { "Principal": { "AWS": "*" }, "Action": "kms:Decrypt", "Resource": "*",
              "Condition": { "StringEquals": { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } } }
            """.Trim())),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        .. base.Good,
        new("through a service, of one account", Of("aws_kms_key.k", "policy", """
            { "Principal": { "AWS": "*" }, "Action": "kms:Decrypt", "Resource": "*",
              "Condition": { "StringEquals": { "kms:CallerAccount": "123456789012", "kms:ViaService": "sqs.us-east-1.amazonaws.com" } } }
            """.Trim())),
    ];
}
