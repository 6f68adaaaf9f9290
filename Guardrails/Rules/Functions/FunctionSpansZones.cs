namespace Tap.Guardrails;

/// <summary>Every function in a VPC has subnets in two availability zones.</summary>
internal sealed class FunctionSpansZones : Rule
{
    private const string Subnet = "aws_subnet";
    private const int Zones = 2;

    public override string Id => "TAP-LAMBDA-9";

    public override string Title => "Functions in a VPC run in two availability zones";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("Lambda.5")];

    public override string? Exemptions =>
        "Two subnets whose zones are not known here, and data.aws_subnets, whose number is known to AWS alone.";

    public override string WayOut => "give vpc_config two subnet_ids in different zones, as those of a Network are.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from function in stack.All("aws_lambda_function")
        from vpc in function.Blocks("vpc_config")
        let subnets = vpc["subnet_ids"]
        where !IsEmpty(subnets) || !IsEmpty(vpc["security_group_ids"])
        from finding in Require(
            Proofs.All(subnets.Alternatives, one => SpanZones(one, stack)), function,
            "is in the subnets of one availability zone", "its subnets", subnets, "subnets in two availability zones")
        select finding;

    private static bool IsEmpty(Value list) =>
        list.Alternatives.All(one => !one.IsPresent || one is { Kind: ValueKind.List, Items.Count: 0 });

    private static Proof SpanZones(Value subnets, StackModel stack)
    {
        if (subnets.Kind == ValueKind.List)
            return Spans([.. subnets.Items.SelectMany(item => PlacesOf(item, stack))]);
        if (subnets.References.Any(reference => reference.Address.StartsWith("data.aws_subnet", StringComparison.Ordinal)))
            return Proof.Holds;
        return !subnets.IsPresent ? Proof.Broken
            : AllIn(subnets, stack) is { Count: > 0 } all ? Spans([.. all.Select(ZoneOf)]) : Proof.Unproven;
    }

    // The place of a subnet is its zone; where that is not known, the subnet itself.
    private static IReadOnlyList<Value> PlacesOf(Value subnet, StackModel stack) =>
        stack.ReferredToBy(subnet, Subnet) is { } one ? [ZoneOf(one)]
        : subnet.Text is null && AllIn(subnet, stack) is { Count: > 0 } all ? [.. all.Select(ZoneOf)]
        : [subnet];

    // All subnets of a splat or a for expression.
    private static IReadOnlyList<ResourceBlock> AllIn(Value subnets, StackModel stack) =>
        [.. stack.All(Subnet).Where(subnet => subnets.References.Any(reference => reference.Block == subnet.BlockAddress))];

    private static Value ZoneOf(ResourceBlock subnet) =>
        subnet["availability_zone"] is { IsPresent: true } zone ? zone
        : subnet["availability_zone_id"] is { IsPresent: true } id ? id
        : Value.Unknown(subnet.Address, new Reference(subnet.Address, "id"));

    private static Proof Spans(IReadOnlyList<Value> places) => Proofs.Of(places.DistinctBy(place => place.Expression).Count() >= Zones)
        .And(Proofs.All(places, IsPlace))
        .Or(places.Any(place => place.Kind == ValueKind.Unknown && !place.IsOfDeployment()) ? Proof.Unproven : Proof.Broken);

    // Zones have names or ids, and subnets ids that AWS has chosen.
    private static Proof IsPlace(Value place) => place.Text is { } text
        ? Proofs.Of(text.Contains('-', StringComparison.Ordinal))
        : place.IsNamed();
}
