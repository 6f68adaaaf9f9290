using System.Text.RegularExpressions;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Stacks;

/// <summary>
/// Where stacks have the id of their account from: the ARN of something that is replaced with data would be unknown just then.
/// </summary>
public sealed partial class AccountIdTests
{
    private static readonly string[] Lasting = ["aws_api_gateway_rest_api", "aws_iam_openid_connect_provider", "aws_iam_role", "aws_vpc"];

    [TestCaseSource(typeof(AllStacks), nameof(AllStacks.Names))]
    public void It_comes_from_nothing_that_is_replaced_with_data(string stack)
    {
        var json = AllStacks.Synthesize(stack, ("TAP_GITHUB_REPOSITORY", "owner/name")).Json;
        Assert.That(Sources().Matches(json).Select(source => source.Groups["type"].Value).Distinct(), Is.SubsetOf(Lasting).And.Not.Empty);
    }

    // Within a policy's JSON the quotes of the expression are escaped.
    [GeneratedRegex("""element\(split\(\\+":\\+", (?<type>[a-z_]+)\.""")]
    private static partial Regex Sources();
}
