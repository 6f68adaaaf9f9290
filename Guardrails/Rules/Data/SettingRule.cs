namespace Tap.Guardrails;

/// <summary>
/// A rule about a setting that a resource of its own makes for another one, such as the versioning of a bucket. There is to be exactly one:
/// of two, the one that is written last wins, and nobody knows which one that is.
/// </summary>
internal abstract class SettingRule : Rule
{
    /// <summary>The type of the resources that are to have the setting: <c>aws_s3_bucket</c>.</summary>
    protected abstract string OwnerType { get; }

    /// <summary>The type of the resources that make it: <c>aws_s3_bucket_versioning</c>.</summary>
    protected abstract string SettingType { get; }

    /// <summary>The argument of the setting that refers to its owner. <value>Default: <c>bucket</c>.</value></summary>
    protected virtual string OwnerArgument => "bucket";

    /// <summary>The argument or block of the owner that makes the setting, too. <value>Default: null, there is none.</value></summary>
    protected virtual string? InlineArgument => null;

    /// <summary>What a resource without the setting does or lacks, as a clause about it: <c>is not versioned</c>.</summary>
    protected abstract string Missing { get; }

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(StackModel stack) =>
        stack.All(OwnerType).SelectMany(owner => CheckOwner(stack, owner));

    /// <summary>Checks the setting of a resource.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="owner">The resource that has it.</param>
    /// <param name="setting">The resource that makes it: the owner itself for one that is written inline.</param>
    protected abstract IEnumerable<Finding> CheckSetting(StackModel stack, ResourceBlock owner, ResourceBlock setting);

    private IEnumerable<Finding> CheckOwner(StackModel stack, ResourceBlock owner)
    {
        var all = stack.Of(SettingType, OwnerArgument, owner).ToList();
        var certain = all.Where(setting => setting.Belongs == Proof.Holds).Select(setting => setting.Resource).ToList();
        var uncertain = all.Where(setting => setting.Belongs != Proof.Holds).Select(setting => setting.Resource).ToList();
        if (IsInline(owner))
            certain.Add(owner);
        return certain switch
        {
            [] when uncertain is [var first, ..] => [NotProven(owner, $"whether it has {first.Address}", Doubt(owner, first))],
            [] => [On(owner, Missing)],
            [var only] => CheckSetting(stack, owner, only).Concat(CheckUncertain(stack, owner, uncertain)),
            _ => [On(owner, $"has {string.Join(" and ", certain.Select(Name))}, of which the last one written wins")],
        };

        string Name(ResourceBlock setting) => setting == owner ? $"its own {InlineArgument}" : setting.Address;
    }

    // What may belong to the resource as well does no harm when it keeps the rule, too.
    private IEnumerable<Finding> CheckUncertain(StackModel stack, ResourceBlock owner, IEnumerable<ResourceBlock> settings) =>
        from setting in settings
        where CheckSetting(stack, owner, setting).Any()
        select NotProven(owner, $"whether {setting.Address} replaces the setting", Doubt(owner, setting));

    private Value Doubt(ResourceBlock owner, ResourceBlock setting) =>
        owner.IsReferredToBy(setting[OwnerArgument]) != Proof.Holds ? setting[OwnerArgument]
        : setting["count"].IsPresent ? setting["count"]
        : setting["for_each"];

    private bool IsInline(ResourceBlock owner) => InlineArgument is { } inline && owner[inline].Alternatives.Any(one =>
        one.IsPresent && one.Text != "" && one is not { Kind: ValueKind.List, Items.Count: 0 });
}
