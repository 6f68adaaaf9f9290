namespace Tap.Guardrails;

/// <summary>Capacity that is provisioned for a table follows its load.</summary>
internal sealed class TableIsAutoscaled : Rule
{
    private static readonly string[] Directions = ["Read", "Write"];

    public override string Id => "TAP-DYNAMODB-5";

    public override string Title => "Provisioned tables scale both ways";

    public override Uri Source => new("https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("DynamoDB.1")];

    public override string Exemptions => "Tables on demand, PAY_PER_REQUEST, scale by themselves.";

    public override string WayOut => "make the table as a KeyValueTable, set billing_mode to PAY_PER_REQUEST, or give it and each of its "
        + "global secondary indexes an aws_appautoscaling_target with an aws_appautoscaling_policy for reads and another for writes.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from table in stack.All("aws_dynamodb_table")
        let onDemand = table["billing_mode"].IsOneOf("PAY_PER_REQUEST")
        where onDemand != Proof.Holds
        from finding in Check(stack, table, onDemand)
        select finding;

    private IEnumerable<Finding> Check(StackModel stack, ResourceBlock table, Proof onDemand) =>
        from scaled in Scaled(table)
        from direction in Directions
        let dimension = $"dynamodb:{scaled.Dimension}:{direction}CapacityUnits"
        let targets = Among(stack.All("aws_appautoscaling_target"), table, scaled.Id, dimension)
        let policies = Among(stack.All("aws_appautoscaling_policy").Where(Tracks), table, scaled.Id, dimension)
        where targets.Proof.And(policies.Proof) != Proof.Holds
        select (targets.Proof, policies.Proof) switch
        {
            (Proof.Unproven, _) => NotProven(table, $"what {targets.Doubt!.Address} scales", targets.Doubt["resource_id"]),
            (_, Proof.Unproven) when targets.Proof == Proof.Holds =>
                NotProven(table, $"what {policies.Doubt!.Address} scales", policies.Doubt["resource_id"]),
            _ when onDemand == Proof.Unproven => NotProven(table, "its billing_mode", table["billing_mode"], "PAY_PER_REQUEST"),
            (Proof.Holds, _) => On(table, $"has a target for {dimension}{scaled.Of}, but no policy that scales it"),
            _ => On(table, $"has provisioned capacity that nothing scales: {dimension}{scaled.Of}"),
        };

    private static IEnumerable<Capacity> Scaled(ResourceBlock table) =>
    [
        new("table", "", ""),
        .. table.Blocks("global_secondary_index").Select(index => index["name"].Text ?? index["name"].Expression)
            .Select(name => new Capacity("index", $"/index/{name}", $" of the index {name}")),
    ];

    // DynamoDB takes no other policy.
    private static bool Tracks(ResourceBlock policy) => policy["policy_type"].IsOneOf("TargetTrackingScaling") == Proof.Holds;

    private static Scaling Among(IEnumerable<ResourceBlock> all, ResourceBlock table, string suffix, string dimension) => Proofs.Strongest(
        all.Select(one => new Scaling(
            Proofs.All(
                one["service_namespace"].IsOneOf("dynamodb"), one["scalable_dimension"].IsOneOf(dimension),
                IsOf(table, suffix, one["resource_id"]), one.IsCertain ? Proof.Holds : Proof.Unproven),
            one)),
        one => one.Proof) ?? new Scaling(Proof.Broken, null);

    private static Proof IsOf(ResourceBlock table, string suffix, Value id)
    {
        var text = string.Concat(id.Parts.Select(part => part switch
        {
            { Text: { } known } => known,
            { Reference: { Attribute: "name" or "id" } name } when name.Address == table.Address => table["name"].Text ?? table.Address,
            _ => "${}",
        }));
        return text == $"table/{table["name"].Text ?? table.Address}{suffix}" ? Proof.Holds
            : text.Contains("${}", StringComparison.Ordinal) ? Proof.Unproven
            : Proof.Broken;
    }

    private sealed record Capacity(string Dimension, string Id, string Of);

    private sealed record Scaling(Proof Proof, ResourceBlock? Doubt);
}
