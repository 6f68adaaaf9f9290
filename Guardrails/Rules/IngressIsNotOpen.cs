using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>No security group allows ingress from the whole internet.</summary>
internal sealed class IngressIsNotOpen : LegacyRule
{
    public override string Id => "TAP-EC2-1";

    public override string Title => "Security groups do not let the whole internet in";

    public override Uri Source => new("https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html");

    public override string WayOut => "name the addresses or the security group that may connect; a function needs no ingress at all.";

    public override IEnumerable<Finding> Check(StackJson stack) => Ingress(stack)
        .Where(ingress => ingress.From.Any(range => range is "0.0.0.0/0" or "::/0"))
        .Select(ingress => On(ingress.Resource, $"lets {string.Join(" and ", ingress.From)} in"));

    private static IEnumerable<(LegacyResource Resource, IReadOnlyList<string> From)> Ingress(StackJson stack) =>
    [
        .. stack.All("aws_security_group", "aws_default_security_group")
            .SelectMany(group => group.Blocks("ingress").Select(ingress => (group, Ranges(ingress)))),
        .. stack.All("aws_security_group_rule").Where(rule => rule.Text("type") == "ingress").Select(rule => (rule, Ranges(rule.Value))),
        .. stack.All("aws_vpc_security_group_ingress_rule")
            .Select(rule => (rule, (IReadOnlyList<string>)[.. new[] { rule.Text("cidr_ipv4"), rule.Text("cidr_ipv6") }.OfType<string>()])),
    ];

    private static IReadOnlyList<string> Ranges(JsonElement ingress) =>
        [.. LegacyResource.TextsOf(ingress, "cidr_blocks"), .. LegacyResource.TextsOf(ingress, "ipv6_cidr_blocks")];
}
