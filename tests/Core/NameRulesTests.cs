using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Tap.Core;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Tap.Tests.Core;

public sealed class NameRulesTests
{
    // What AWS documents, written down independently of the rules: lengths and characters in one expression each.
    private static readonly Dictionary<NameRule, (string Pattern, int Longest)> Documented = new()
    {
        [NameRules.Bucket] = (@"^(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)(?!(\d+\.){3}\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"
            + @"(?<!-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)", 63),
        [NameRules.Function] = ("^[a-zA-Z0-9-_]{1,64}$", 64),
        [NameRules.LogGroup] = (@"^(?i:(?!aws/))[\.\-_/#A-Za-z0-9]{1,512}$", 512),
        [NameRules.Table] = ("^[a-zA-Z0-9_.-]{3,255}$", 255),
        [NameRules.Role] = ("^[A-Za-z0-9_+=,.@-]{1,64}$", 64),
        [NameRules.Policy] = ("^[A-Za-z0-9_+=,.@-]{1,128}$", 128),
        [NameRules.RestApi] = (@"^[\x20-\x7E]{1,1024}$", 1024),
        [NameRules.Queue] = ("^[A-Za-z0-9_-]{1,80}$", 80),
        [NameRules.FifoQueue] = (@"^(?=.{1,80}$)[A-Za-z0-9_-]{1,75}\.fifo$", 80),
        [NameRules.Topic] = ("^[A-Za-z0-9_-]{1,256}$", 256),
        [NameRules.Alarm] = (@"^[^\x00-\x1F\x7F-\x9F]{1,255}$", 255),
        [NameRules.Dashboard] = ("^[A-Za-z0-9_-]{1,255}$", 255),
        [NameRules.Parameter] = ("^(?i:(?!/?(aws|ssm)))(?=.{1,1011}$)([a-zA-Z0-9_.-]+|(/[a-zA-Z0-9_.-]+)+)$", 1011),
        [NameRules.Secret] = ("^[a-zA-Z0-9/_+=.@-]{1,512}$", 512),
        [NameRules.KeyAlias] = ("^alias/(?i:(?!aws/))[a-zA-Z0-9/_-]{1,250}$", 256),
        [NameRules.SecurityGroup] = (@"^(?i:(?!sg-))[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{1,255}$", 255),
        [NameRules.Tag] = (@"^[\p{L}\p{N}\p{Zs}_.:/=+\-@]{1,256}$", 256),
    };

    // Letters that matter to some rule, and beginnings and endings that some rule knows.
    private static readonly string[] Pieces =
    [
        "", "a", "z", "A", "0", "9", "-", "_", ".", "/", "#", "+", "=", ",", "@", ":", " ", "*", "$", "é", "\n", "\u0085", "production",
        "b", "aws", "ssm", "/aws", "/b", "sg-", "xn--", "sthree-", "amzn-s3-demo-", "-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3",
        "alias/", "alias/aws/", "10.0.0.1", "aws/", ".fifo",
    ];

    [Test]
    public void Every_rule_is_tested_and_names_its_page()
    {
        var rules = typeof(NameRules).GetProperties()
            .Where(property => property.PropertyType == typeof(NameRule))
            .Select(property => (NameRule)property.GetValue(null)!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rules, Is.EquivalentTo(Documented.Keys));
            Assert.That(rules.Select(rule => rule.Documentation.Host), Is.All.EqualTo("docs.aws.amazon.com"));
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void A_rule_takes_exactly_the_documented_characters(NameRule rule) =>
        AssertSameAsDocumented(rule, Enumerable.Range(0, 0x250).Select(code => $"bb{(char)code}bb"));

    [TestCaseSource(nameof(Rules))]
    public void A_rule_takes_exactly_the_documented_lengths(NameRule rule) =>
        AssertSameAsDocumented(rule, Enumerable.Range(0, Documented[rule].Longest + 2).Select(length => new string('b', length)));

    [TestCaseSource(nameof(Rules))]
    public void A_rule_knows_the_documented_beginnings_and_endings(NameRule rule) =>
        AssertSameAsDocumented(rule, from start in Pieces from end in Pieces select start + end);

    [Property(MaxTest = 2000)]
    public FsCheck.Property A_name_is_taken_as_it_is_or_refused_in_full_but_never_shortened() =>
        Prop.ForAll(
            (from rule in Gen.Elements(Documented.Keys.ToArray())
             from start in Gen.Elements("", "alias/")
             from pieces in Gen.Elements(Pieces).ListOf()
             select (Rule: rule, Name: start + string.Concat(pieces))).ToArbitrary(),
            test => Matches(Documented[test.Rule].Pattern, test.Name)
                ? test.Rule.Checked(test.Name) == test.Name
                : Assert.Throws<NameException>(() => test.Rule.Checked(test.Name))!.Message.Contains(
                    $"'{test.Name}'", StringComparison.Ordinal));

    [TestCase("ab", "it is shorter than 3")]
    [TestCase("a..b", "it may hold only lower-case letters, digits, '-' and '.', a letter or digit at both ends, no '..', "
        + "and not the form of an IP address")]
    [TestCase("10.0.0.1", "it may hold only lower-case letters, digits, '-' and '.', a letter or digit at both ends, no '..', "
        + "and not the form of an IP address")]
    [TestCase("xn--bucket", "it begins with 'xn--'")]
    [TestCase("bucket--x-s3", "it ends with '--x-s3'")]
    [TestCase("xn--bucket-s3alias", "it begins with 'xn--'; it ends with '-s3alias'")]
    public void All_that_is_wrong_is_said(string name, string violations) =>
        Assert.That(string.Join("; ", NameRules.Bucket.Violations(name)), Is.EqualTo(violations));

    [Test]
    public void A_rule_describes_itself() =>
        Assert.That(
            NameRules.SecurityGroup.Description,
            Is.EqualTo("1–255 characters: letters, digits, spaces and '._-:/()#,@[]+=&;{}!$*'; must not begin with sg-"));

    private static IEnumerable<TestCaseData> Rules() =>
        Documented.Keys.Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Thing));

    private static void AssertSameAsDocumented(NameRule rule, IEnumerable<string> names)
    {
        string[] all = [.. names.SelectMany(name => new[] { name, $"alias/{name}", $"{name}.fifo" })];

        var taken = all.Where(name => rule.Violations(name).Count == 0).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken, Is.EqualTo(all.Where(name => Matches(Documented[rule].Pattern, name))));
            Assert.That(taken, Is.Not.Empty.And.Count.LessThan(all.Length), "the names have to show both sides of the rule");
        }
    }

    // "$" also matches before a last line feed, which no AWS pattern does.
    private static bool Matches(string pattern, string name) => Regex.IsMatch(name, pattern) && !name.EndsWith('\n');
}
