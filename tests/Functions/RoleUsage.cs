using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions;

/// <summary>What the roles of functions allow, against the AWS calls that the functions made.</summary>
/// <param name="calls">The calls.</param>
/// <param name="allowed">What the role of a function allows, by the function's folder.</param>
public sealed class RoleUsage(IEnumerable<AwsCall> calls, Func<string, IReadOnlyList<AwsPermission>> allowed)
{
    private readonly ILookup<string, AwsPermission> used = calls.Distinct().ToLookup(call => call.Caller, call => call.Permission);

    /// <summary>
    /// The calls of a function that its role does not allow. A function that made none proves nothing, and fails the test.
    /// </summary>
    public IReadOnlyList<AwsPermission> NotAllowed(string function)
    {
        Assert.That(used[function], Is.Not.Empty, $"calls of {function}");
        return [.. used[function].Where(call => !allowed(function).Any(permission => permission.Allows(call)))];
    }

    /// <summary>What the role of a function allows without need.</summary>
    public IReadOnlyList<AwsPermission> NotUsed(string function) =>
        [.. allowed(function).Where(permission => !used[function].Any(permission.Allows))];
}
