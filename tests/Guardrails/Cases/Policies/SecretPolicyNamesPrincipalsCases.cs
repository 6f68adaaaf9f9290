using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class SecretPolicyNamesPrincipalsCases() : PrincipalCases("TAP-SECRETSMANAGER-1", "aws_secretsmanager_secret_policy",
    "policy", "secretsmanager:GetSecretValue")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. base.Bad,
        new("in the secret itself", Of("aws_secretsmanager_secret.s", "policy",
            """{ "Principal": { "AWS": "*" }, "Action": "secretsmanager:GetSecretValue", "Resource": "*" }""")),
    ];

}
