using Tap.Core;
using Tap.Security;

namespace Tap.Tests.Security;

public sealed class PolicyDocumentTests
{
    [TestCase(false, false)]
    [TestCase(true, true)]
    public void All_but_some_resources_can_only_be_denied_and_only_alone(bool deny, bool withResources)
    {
        var statement = new PolicyStatement
        {
            Sid = "Elsewhere", Deny = deny, Actions = ["s3:GetObject"], NotResources = ["arn:aws:s3:::a/*"],
            Resources = withResources ? ["*"] : [],
        };

        Assert.That(
            () => new PolicyDocument(statement),
            Throws.TypeOf<InputException>().With.Message.Contains("'Elsewhere'").And.Message.Contains("NotResources"));
    }

    [TestCase(false, false)]
    [TestCase(true, true)]
    public void All_but_some_actions_can_only_be_denied_and_only_alone(bool deny, bool withActions)
    {
        var statement = new PolicyStatement
        {
            Sid = "Keep", Deny = deny, NotActions = ["s3:Get*"], Actions = withActions ? ["s3:PutObject"] : [],
            Resources = ["arn:aws:s3:::a"],
        };

        Assert.That(
            () => new PolicyDocument(statement),
            Throws.TypeOf<InputException>().With.Message.Contains("'Keep'").And.Message.Contains("NotActions"));
    }

    [Test]
    public void All_but_some_actions_can_be_denied() => Assert.That(
        new PolicyDocument(new PolicyStatement { Sid = "Keep", Deny = true, NotActions = ["s3:Get*"], Resources = ["arn:aws:s3:::a"] })
            .ToJson(),
        Is.EqualTo(
            """{"Version":"2012-10-17","Statement":[{"Sid":"Keep","Effect":"Deny","NotAction":"s3:Get*","Resource":"arn:aws:s3:::a"}]}"""));

    [Test]
    public void All_but_some_resources_can_be_denied() => Assert.That(
        new PolicyDocument(new PolicyStatement
        {
            Sid = "Elsewhere",
            Deny = true,
            Actions = ["s3:GetObject"],
            NotResources = ["arn:aws:s3:::a/*"],
        }).ToJson(),
        Is.EqualTo("""{"Version":"2012-10-17","Statement":"""
            + """[{"Sid":"Elsewhere","Effect":"Deny","Action":"s3:GetObject","NotResource":"arn:aws:s3:::a/*"}]}"""));
}
