using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class RepositoryPolicyNamesPrincipalsCases() : PrincipalCases("TAP-ECR-1", "aws_ecr_repository_policy", "policy",
    "ecr:BatchGetImage")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. base.Bad,
        new("the registry", Of("aws_ecr_registry_policy.r", "policy",
            """{ "Principal": { "AWS": "*" }, "Action": "ecr:ReplicateImage", "Resource": "*" }""")),
    ];

}
