using Tap.Core;
using Tap.Security;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Security;

public sealed class TrustTests
{
    private const string Issuer = "token.actions.githubusercontent.com";

    [Test]
    public void Services_assume_a_role() => Assert.That(PolicyOf(
        _ => Trust.Service("lambda.amazonaws.com", "edgelambda.amazonaws.com")), Is.EqualTo([
        """{"Sid":"AssumeRole","Effect":"Allow","Principal":{"Service":["lambda.amazonaws.com","edgelambda.amazonaws.com"]}"""
            + ""","Action":"sts:AssumeRole"}""",
    ]));

    [Test]
    public void A_service_acts_for_resources_of_one_account_only() => Assert.That(
        PolicyOf(_ => Trust.Service("sns.amazonaws.com").In("111122223333", "arn:aws:sns:us-east-1:111122223333:a*")),
        Is.EqualTo([
            """{"Sid":"AssumeRole","Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sts:AssumeRole","Condition":"""
            + """{"ArnLike":{"aws:SourceArn":"arn:aws:sns:us-east-1:111122223333:a*"},"StringEquals":"""
            + """{"aws:SourceAccount":"111122223333"}}}""",
        ]));

    [Test]
    public void Other_accounts_and_services_take_a_role_each_as_it_may() => Assert.That(
        PolicyOf(_ => Trust.Service("lambda.amazonaws.com")
            .Or(Trust.Aws("arn:aws:iam::111122223333:root").When(Condition.StringEquals("sts:ExternalId", "7")))),
        Is.EqualTo([
            """{"Sid":"AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}""",
            """{"Sid":"AssumeRole2","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"}"""
                + ""","Action":"sts:AssumeRole","Condition":"""
            + """{"StringEquals":{"sts:ExternalId":"7"}}}""",
        ]));

    [Test]
    public void Workflows_of_a_repository_take_a_role_by_their_subject()
    {
        var trust = Role(stack => Trust.GitHub(new GitHubOidcProvider(stack, "github"), GitHubRepository.Parse("acme/tap"), "pull_request"))
            .Statement("AssumeRole", "assume_role_policy");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(trust.Text("Action"), Is.EqualTo("sts:AssumeRoleWithWebIdentity"));
            Assert.That(trust.Text("Principal.Federated"), Does.StartWith("${aws_iam_openid_connect_provider."));
            Assert.That(trust.Text("Condition"), Is.EqualTo(
                $$$"""{"StringEquals":{"{{{Issuer}}}:aud":"sts.amazonaws.com","{{{Issuer}}}:sub":"repo:acme/tap:pull_request"}}"""));
        }
    }

    [Test]
    public void A_repository_without_subjects_is_refused() => SynthesizedStack.Of(stack => Assert.That(
        () => Trust.GitHub(new GitHubOidcProvider(stack, "github"), GitHubRepository.Parse("acme/tap")),
        Throws.TypeOf<InputException>().With.Message.Contains("subjects")));

    [Test]
    public void Nobody_is_trusted_by_mistake()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Trust.Service(), Throws.TypeOf<InputException>().With.Message.Contains("services"));
            Assert.That(() => Trust.Aws("*"), Throws.TypeOf<InputException>().With.Message.Contains("must be named"));
            Assert.That(
                () => Trust.WebIdentity("arn:aws:iam::111122223333:oidc-provider/x"),
                Throws.TypeOf<InputException>().With.Message.Contains("conditions"));
        }
    }

    [Test]
    public void A_condition_that_is_there_twice_leaves_nothing_behind() => Assert.That(
        Refusal.Of(stack => _ = new Role(stack, "role", new()
        {
            Name = "role",
            Trust = Trust.Service("sns.amazonaws.com").In("111122223333", "arn:a").In("444455556666", "arn:b"),
        })),
        Does.Contain("2 conditions StringEquals of aws:SourceAccount").And.Contain("2 conditions ArnLike of aws:SourceArn"));

    private static SynthesizedResource Role(Func<TapStack, Trust> trust) =>
        SynthesizedStack.Of(stack => _ = new Role(stack, "role", new() { Name = "role", Trust = trust(stack) })).Single("aws_iam_role");

    private static IEnumerable<string> PolicyOf(Func<TapStack, Trust> trust) =>
        Role(trust).Statements("assume_role_policy").Select(statement => statement.Value.GetRawText());
}
