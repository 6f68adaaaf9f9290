using static Tap.Tests.Guardrails.Cases.PolicyBlock;

namespace Tap.Tests.Guardrails.Cases.Policies;

internal sealed class ResourcePolicyNamesPrincipalsCases() : PrincipalCases("TAP-POLICY-1", "aws_cloudwatch_event_bus_policy", "policy",
    "events:PutEvents")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        .. base.Bad,
        .. new[]
        {
            ("aws_efs_file_system_policy", "policy"), ("aws_backup_vault_policy", "policy"), ("aws_glacier_vault", "access_policy"),
            ("aws_opensearch_domain", "access_policies"), ("aws_kinesis_resource_policy", "policy"), ("aws_ses_identity_policy", "policy"),
            ("aws_a_type_of_tomorrow", "policy"),
        }.Select(one => new RuleCase(one.Item1,
            Of($"{one.Item1}.p", one.Item2, """{ "Principal": { "AWS": "*" }, "Action": "*", "Resource": "*" }"""))),
    ];

}
